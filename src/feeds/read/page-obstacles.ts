/**
 * What stands between us and the report: a sentence for people, when the words on a page are not the report but a
 * robot check, a consent wall or an error. Undefined when nothing does. `words` are all words on the page, `text` what
 * was taken for the report: one that is long is never a wall, whatever else the page says.
 */
export function obstacleOf(title: string, words: string, text: string): string | undefined {
  if (text.length > 1500) return undefined
  const head = `${title}\n${words.slice(0, 4000)}`
  if (ROBOT_CHECK.test(head)) return 'The site asks visitors to prove that they are people.'
  if (CONSENT.test(words.slice(0, 6000)) && consentShare(text || words) > 0.4)
    return 'The site shows a cookie notice instead of the report.'
  if (GONE.test(title.slice(0, 200))) return 'The page says that the report is not there.'
  return undefined
}

const ROBOT_CHECK =
  /\b(?:just a moment\.\.\.|checking (?:if the site connection is secure|your browser)|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot|enable javascript and cookies to continue|please enable (?:javascript|js)(?: and disable any ad ?blocker)?|complete the (?:captcha|security check)|attention required! \| cloudflare|access denied\b.{0,120}\b(?:permission|reference)|unusual traffic from your|pardon our interruption|ddos protection by|request unsuccessful\. incapsula|px-captcha)/is

const CONSENT =
  /\b(?:accept (?:all|cookies)|we (?:and our (?:\d+ )?partners )?(?:use|store|value)|before you continue|manage (?:your )?(?:cookie|consent|privacy|preferences|choices)|consent to|cookie (?:policy|settings|preferences)|your privacy|avant d[’']accéder|alle akzeptieren|tout accepter|aceptar todo)/i

const CONSENT_WORDS =
  /\b(?:cookies?|consent|partners?|privacy|preferences|personal data|personali[sz]ed|advertising|accept|reject|agree|vendors?|legitimate interests?)\b/i

/** How much of the text speaks of consent: the share of its sentences. */
function consentShare(text: string): number {
  const sentences = text.split(/[.!?\n]+/).filter(it => it.trim().length > 3)
  return sentences.length === 0 ? 1 : sentences.filter(it => CONSENT_WORDS.test(it)).length / sentences.length
}

const GONE =
  /^(?:404\b|page not found|not found|error 404|410 gone|oops|this page (?:isn[’']t|is not|can[’']?t|cannot)|403 forbidden|access denied|500 internal|service unavailable|502 bad gateway|503 service)/i

/** True where the page says that the rest is for those who pay, or tells search engines so. */
export function isBehindPaywall(isFree: boolean | undefined, words: string, text: string): boolean {
  if (text.length > 6000) return false
  const asks = PAYWALL.test(words)
  // Metered sites mark every report as not free, yet send it whole: the page must also ask, or be short.
  return isFree === false ? asks || text.length < 400 : asks && text.length < 2500
}

const PAYWALL =
  /\b(?:subscribe (?:now )?(?:to (?:continue|keep|read|unlock|access)|for (?:full|unlimited) access)|to (?:continue|keep) reading(?: this (?:article|story))?,? (?:please )?(?:subscribe|log in|sign in|register|create)|already (?:a|an) (?:subscriber|member)|(?:this|the) (?:article|story|content) is (?:only )?(?:for|available to|exclusive to|reserved for) (?:our )?(?:paid |paying )?(?:subscribers|members)|for subscribers only|subscribers? only|subscriber[- ]exclusive|unlock this (?:article|story)|you(?:[’']ve| have) (?:reached|read) (?:your|all)\b.{0,40}\b(?:limit|free articles?)|register (?:for free )?to (?:continue|keep) reading|become a (?:member|subscriber) to read|continue reading with|start your (?:free )?trial|réservé aux abonnés|nur für abonnenten|contenido exclusivo para suscriptores)\b/i
