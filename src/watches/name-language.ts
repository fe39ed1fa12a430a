const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

/** The English name of a language by its ISO 639 code, "Urdu" for "ur"; undefined where there is no such language. */
export function nameLanguage(code: string): string | undefined {
  return names.of(code)
}
