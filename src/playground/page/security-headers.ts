const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  // The Discord components set an embed's colour as a style attribute; nobody's text ever becomes markup.
  "style-src-attr 'unsafe-inline'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  // No string becomes markup or script, but for the templates that the components' own library carries.
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ')

/** Headers of everything the playground serves: nothing is loaded from elsewhere, framed, guessed or shared. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': policy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
}
