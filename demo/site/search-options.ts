/** What is searched for, and how: the same where the index is built and where it is read. */
import type { Options } from 'minisearch';

/** A passage of a page: its address below `/docs/` is its identifier. */
export interface Found {
  readonly id: string;
  readonly title: string;
  readonly heading: string;
  readonly body: string;
  readonly extract: string;
}

export const searchOptions: Options<Found> = {
  fields: ['title', 'heading', 'body'],
  storeFields: ['title', 'heading', 'extract'],
  searchOptions: { boost: { title: 3, heading: 2 }, prefix: true, fuzzy: 0.2, combineWith: 'AND' },
};
