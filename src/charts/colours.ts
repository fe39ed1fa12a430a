/**
 * Grounds and inks of pictures. The ground is Discord's own dark one, so a picture is a card in the light theme and no
 * lamp in the dark one. Series are told apart by colour, brightness and the shape of their points.
 * Source of the hues: Okabe and Ito, "Color Universal Design", made lighter for a dark ground.
 */
export const colours = {
  ground: '#2b2d31',
  ink: '#f2f3f5',
  faint: '#b5bac1',
  grid: '#45474d',
  /** A spike among plain bars. */
  spike: '#f0a22e',
  series: ['#5ab8f0', '#f0a22e', '#f0e98c', '#e58fc0', '#3ecfa0'],
} as const

/** Shapes of points, in the order of the series. */
export const shapes = ['circle', 'square', 'triangle-up', 'diamond', 'cross'] as const
