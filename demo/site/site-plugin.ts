/** Vite plugin: the documents as pages below `/docs/`, the index of their search, and the tables of attributes. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import MiniSearch from 'minisearch';
import type { Plugin } from 'vite';
import { ownAttributes, providers } from '../../test/tables.js';
import { renderDocument, type Document } from './markdown.ts';
import { renderIndex, renderPage } from './page.ts';
import { allPages, type Page } from './pages.ts';
import { searchOptions } from './search-options.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What the first page begins with. */
const FIRST = `# A meeting in a web page, with one tag

\`<meeting-embed>\` shows imMail Meet, Pexip, Eyeson, click-to-call, Jitsi Meet, Whereby, Google Meet, Teams, Zoom, and any system you add: one set of attributes, commands and events for all of them.

\`\`\`html
<script type="module" src="meeting-embed.js"></script>
<meeting-embed provider="jitsi" src="https://meet.jit.si/Standup" displayName="Ann" id="meeting"></meeting-embed>
<button commandfor="meeting" command="--hangup">Leave</button>
\`\`\`
`;

const readDocument = async (page: Page): Promise<Document> =>
  renderDocument(await readFile(root + page.source, 'utf8'), page);

const readAll = (): Promise<[Page, Document][]> =>
  Promise.all(
    allPages.map(async (page): Promise<[Page, Document]> => [page, await readDocument(page)]),
  );

/** The HTML of a page by its path below `/docs/`, without `.html`; undefined where there is none. */
export const readPage = async (path: string): Promise<string | undefined> => {
  if (path === 'index') {
    const index = { path, source: 'docs/index.md', label: 'Documentation', about: '' };
    return renderIndex(renderDocument(FIRST, index));
  }
  const page = allPages.find((page) => page.path === path);
  return page && renderPage(page, await readDocument(page));
};

/** The prebuilt index, as JSON. */
export const buildSearchIndex = async (): Promise<string> => {
  const index = new MiniSearch(searchOptions);
  for (const [page, { title, passages }] of await readAll())
    index.addAll(
      passages.map(({ id, text, body }, i) => ({
        id: i ? `${page.path}.html#${id}` : `${page.path}.html`,
        title,
        heading: i ? text : '',
        body,
        extract: body.slice(0, 140),
      })),
    );
  return JSON.stringify(index);
};

const TABLES = 'virtual:tables';

export const site = (): Plugin => ({
  name: 'site',
  resolveId: (id) => (id === TABLES ? `\0${TABLES}` : undefined),
  load(id) {
    if (id !== `\0${TABLES}`) return undefined;
    const tables = {
      own: ownAttributes(),
      systems: providers().map(({ name, label, rows }) => ({ name, label, rows })),
    };
    return `export default ${JSON.stringify(tables)}`;
  },
  configureServer(server) {
    server.middlewares.use('/docs', (request, response, next) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      const send = (type: string, body: string) => {
        response.setHeader('content-type', type);
        response.end(body);
      };
      const answer = async () => {
        if (pathname === '/search.json') return send('application/json', await buildSearchIndex());
        const path = pathname.replace(/^\//, '').replace(/\.html$/, '') || 'index';
        const html = await readPage(path);
        if (html === undefined) return next();
        const url = request.originalUrl ?? `/docs${request.url}`;
        return send('text/html', await server.transformIndexHtml(url, html));
      };
      answer().catch(next);
    });
  },
});
