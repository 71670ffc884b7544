/** What is wanted, in words. Of use to lazy chunks alone: a page without mistakes does not pay for it. */
import type { Option } from './option.ts';

/** What an option wants, as the end of a sentence; `origins`: where its URL has to lie. */
export const describe = (
  { wanted, propertyOnly }: Option,
  origins: readonly string[] = [],
): string => {
  if (propertyOnly) return `it as property: ${propertyOnly}`;
  if (typeof wanted === 'string')
    return origins[0]
      ? `${wanted} on ${[...origins, 'one of allowed-origins'].join(' or ')}`
      : wanted;
  return typeof wanted[0] === 'number'
    ? `a whole number from ${wanted[0]} to ${wanted[1]}`
    : wanted.join(', ').replace(/, ([^,]*)$/, ' or $1');
};
