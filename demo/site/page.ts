/** What stands around a document: head, header, navigation, and the way on. */
import { escapeHtml, type Document } from './markdown.ts';
import { allPages, sections, type Page } from './pages.ts';

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='8' fill='%231a56c4'/%3E%3Cpath d='M7 11h12v10H7zM21 14l5-3v10l-5-3z' fill='%23fff'/%3E%3C/svg%3E";

const link = ({ path, label }: Page, current?: Page): string =>
  `<a href="/docs/${path}.html"${path === current?.path ? ' aria-current="page"' : ''}>${escapeHtml(label)}</a>`;

const navigation = (current?: Page): string =>
  sections
    .map(
      ({ label, pages }) =>
        `<h2>${label}</h2><ul>${pages.map((page) => `<li>${link(page, current)}</li>`).join('')}</ul>`,
    )
    .join('');

const frame = (title: string, description: string, body: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="description" content="${escapeHtml(description)}" />
    <title>${escapeHtml(title)}</title>
    <link rel="icon" href="${ICON}" />
    <link rel="stylesheet" href="/theme.css" />
    <link rel="stylesheet" href="/generator/generator.css" />
    <link rel="stylesheet" href="/site/site.css" />
    <script type="module" src="/site/site.ts"></script>
  </head>
  <body class="docs">
    <a class="skip" href="#content">Skip to the text</a>
    <header class="top">
      <a class="brand" href="/docs/index.html">
        <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
          <rect width="32" height="32" rx="8" fill="var(--accent)" />
          <path d="M7 11h12v10H7zM21 14l5-3v10l-5-3z" fill="var(--on-accent)" />
        </svg>
        <span>meeting-embed</span>
      </a>
      <search class="search">
        <label><span class="hidden">Search the documentation</span
          ><input type="search" placeholder="Search" autocomplete="off" spellcheck="false" aria-controls="found" /><kbd aria-hidden="true">/</kbd></label>
        <div id="found" class="found" hidden></div>
        <span class="hidden" role="status"></span>
      </search>
      <nav class="links" aria-label="Site">
        <a href="/">Demo</a>
        <a href="/docs/index.html" aria-current="true">Docs</a>
      </nav>
    </header>
    ${body}
  </body>
</html>
`;

/** The page of a document. */
export const renderPage = (page: Page, document: Document): string => {
  const at = allPages.indexOf(page);
  const [before, after] = [allPages[at - 1], allPages[at + 1]];
  const contents =
    document.headings.length > 1
      ? `<aside class="contents" aria-labelledby="contents-title"><h2 id="contents-title">On this page</h2><ul>${document.headings
          .map(({ id, text }) => `<li><a href="#${id}">${escapeHtml(text)}</a></li>`)
          .join('')}</ul></aside>`
      : '';
  return frame(
    `${document.title} – meeting-embed`,
    page.about,
    `<div class="columns">
      <details class="pages">
        <summary>All pages</summary>
        <nav aria-label="Documentation">${navigation(page)}</nav>
      </details>
      <main id="content" tabindex="-1">
        <article>${document.html}</article>
        <nav class="turn" aria-label="Next and previous page">
          ${before ? `<a rel="prev" href="/docs/${before.path}.html"><span>Before</span>${escapeHtml(before.label)}</a>` : '<span></span>'}
          ${after ? `<a rel="next" href="/docs/${after.path}.html"><span>Next</span>${escapeHtml(after.label)}</a>` : ''}
        </nav>
      </main>
      ${contents}
    </div>`,
  );
};

/** The first page: what this is, and all pages. `first`: the sentence and the lines to copy. */
export const renderIndex = (first: Document): string =>
  frame(
    'meeting-embed – the documentation',
    'A meeting in a web page, with one tag.',
    `<main id="content" class="front" tabindex="-1">
      <section class="hero">${first.html}
        <p class="ways"><a class="button" href="/docs/start/html.html">Quick start</a><a class="button quiet" href="/">See it run</a></p>
      </section>
      ${sections
        .map(
          ({ label, pages }) =>
            `<section class="group"><h2>${label}</h2><ul>${pages
              .map(
                (page) =>
                  `<li><a href="/docs/${page.path}.html"><b>${escapeHtml(page.label)}</b><span>${escapeHtml(page.about)}</span></a></li>`,
              )
              .join('')}</ul></section>`,
        )
        .join('')}
    </main>`,
  );
