import { answerJobs } from '../schedule/answer-jobs.ts'
import { drawChart } from './draw-chart.ts'
import type { ChartJobs } from './open-charts.ts'

/** The module that the worker of `openCharts` runs. */
answerJobs<ChartJobs>({ draw: drawChart })
