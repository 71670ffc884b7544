/** Markdown as the documents are written in: to HTML, and to pieces of text for the search. */
import { posix } from 'node:path';
import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import css from 'highlight.js/lib/languages/css';
import http from 'highlight.js/lib/languages/http';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import { Marked, type Token, type Tokens } from 'marked';
import { allPages, type Page } from './pages.ts';

hljs.registerLanguage('bash', bash);
hljs.registerLanguage('css', css);
hljs.registerLanguage('http', http);
hljs.registerLanguage('typescript', typescript);
hljs.registerLanguage('xml', xml);

/** What the fences of the documents say, as the highlighter calls it. */
const LANGUAGES: Readonly<Record<string, string>> = {
  html: 'xml',
  vue: 'xml',
  svelte: 'xml',
  js: 'typescript',
  ts: 'typescript',
  tsx: 'typescript',
  css: 'css',
  sh: 'bash',
  http: 'http',
};
const REPOSITORY = 'https://github.com/meeting-embed/meeting-embed/blob/main/';

export interface Heading {
  readonly id: string;
  readonly text: string;
}
/** A part of a page under one heading. */
export interface Passage extends Heading {
  readonly body: string;
}
export interface Document {
  readonly title: string;
  readonly html: string;
  /** Those of the second level. */
  readonly headings: readonly Heading[];
  readonly passages: readonly Passage[];
}

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** As GitHub names a heading, so that links lead to the same place on both. */
const idOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');

/** Text alone: without marks of Markdown, without tags. */
const plain = (tokens: readonly Token[]): string => textOf(tokens).replace(/\s+/g, ' ').trim();

/** What ends a line is followed by a space. */
const textOf = (tokens: readonly Token[]): string =>
  tokens
    .map((token) => {
      switch (token.type) {
        case 'html':
        case 'code':
          return '';
        case 'table': {
          const { header, rows } = token as Tokens.Table;
          return [header, ...rows]
            .flat()
            .map((cell) => `${textOf(cell.tokens)} `)
            .join('');
        }
        case 'list':
          return textOf((token as Tokens.List).items);
        case 'paragraph':
        case 'list_item':
        case 'space':
          return `${textOf(('tokens' in token && token.tokens) || [])} `;
        default:
          return 'tokens' in token && token.tokens
            ? textOf(token.tokens)
            : String('text' in token ? token.text : ' ');
      }
    })
    .join('');

/** Where a link of a document leads on the pages. `from`: the page that it stands on. */
const resolve = (href: string, from: Page): string => {
  if (/^(https?:|#)/.test(href)) return href;
  const [file = '', anchor] = href.split('#');
  const target = posix.join(posix.dirname(from.source), file);
  const page = allPages.find(({ source }) => source === target);
  if (!page) return `${REPOSITORY}${target}`;
  return `/docs/${page.path}.html${anchor ? `#${anchor}` : ''}`;
};

export const renderDocument = (markdown: string, page: Page): Document => {
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth }) {
        const id = idOf(plain(tokens));
        const text = this.parser.parseInline(tokens);
        return depth === 1
          ? `<h1 id="${id}">${text}</h1>`
          : `<h${depth} id="${id}"><a class="anchor" href="#${id}">${text}</a></h${depth}>`;
      },
      code({ text, lang = '' }) {
        const language = LANGUAGES[lang];
        const code = language ? hljs.highlight(text, { language }).value : escapeHtml(text);
        return `<div class="code"><pre tabindex="0"><code>${code}</code></pre></div>`;
      },
      link({ href, tokens }) {
        return `<a href="${escapeHtml(resolve(href, page))}">${this.parser.parseInline(tokens)}</a>`;
      },
      html({ text }) {
        const live = /<!-- live: ([\w-]+) -->/.exec(text)?.[1];
        if (live) return `<div data-live="${live}"></div>`;
        return text.startsWith('<!--') ? '' : text;
      },
    },
  });
  const tokens = marked.lexer(markdown);
  const passages: { id: string; text: string; parts: Token[] }[] = [];
  for (const token of tokens)
    if (token.type === 'heading') {
      const text = plain((token as Tokens.Heading).tokens);
      passages.push({ id: idOf(text), text, parts: [] });
    } else passages.at(-1)?.parts.push(token);
  const headings = tokens
    .filter((token): token is Tokens.Heading => token.type === 'heading' && token.depth === 2)
    .map((token) => plain(token.tokens))
    .map((text) => ({ id: idOf(text), text }));
  const html = marked
    .parser(tokens)
    .replaceAll(
      '<table>',
      '<div class="table" tabindex="0" role="group" aria-label="Table"><table>',
    )
    .replaceAll('</table>', '</table></div>')
    // A table of two columns whose head says nothing has no head.
    .replaceAll(/<thead>\s*<tr>(\s*<th[^>]*><\/th>)+\s*<\/tr>\s*<\/thead>/g, '')
    .replaceAll('<th></th>', '<td></td>');
  return {
    title: passages[0]?.text ?? page.label,
    html,
    headings,
    passages: passages.map(({ id, text, parts }) => ({ id, text, body: plain(parts) })),
  };
};
