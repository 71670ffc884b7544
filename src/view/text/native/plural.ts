/** Sentences with a number, in the plural forms of a language. */

/** By CLDR category; `#` is where the number goes. */
export type PluralForms = { readonly other: string } & {
  readonly [K in Intl.LDMLPluralRule]?: string;
};

export const pluralRules = (lang: string) => {
  const rules = new Intl.PluralRules(lang);
  const numbers = new Intl.NumberFormat(lang);
  return (forms: PluralForms) => (count: number) =>
    (forms[rules.select(count)] ?? forms.other).replace('#', numbers.format(count));
};
