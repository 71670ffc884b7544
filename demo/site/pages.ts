/** The pages of the documentation, in the order of the navigation: which document each is made of. */

export interface Page {
  /** Below `/docs/`, without `.html`. */
  readonly path: string;
  /** The document, from the root of the repository. */
  readonly source: string;
  /** In the navigation. */
  readonly label: string;
  /** What is in it, in a sentence. */
  readonly about: string;
}

export interface Section {
  readonly label: string;
  readonly pages: readonly Page[];
}

const pages = (
  folder: string,
  rows: readonly (readonly [name: string, label: string, about: string])[],
): Page[] =>
  rows.map(([name, label, about]) => ({
    path: `${folder}${name}`,
    source: `docs/${folder}${name}.md`,
    label,
    about,
  }));

export const sections: readonly Section[] = [
  {
    label: 'Start',
    pages: [
      ...pages('', [['why', 'Why', 'What an iframe leaves to you, and when it is enough.']]),
      ...pages('start/', [
        ['html', 'Plain HTML', 'A script, a tag, a button without a script.'],
        ['react', 'React', 'Attributes and listeners in JSX, typed; a ref with commands.'],
        ['vue', 'Vue', 'In templates, checked by vue-tsc.'],
        ['angular', 'Angular', 'In templates, with properties and outputs.'],
        ['svelte', 'Svelte', 'In components, checked by svelte-check.'],
        ['solid', 'Solid', 'Attributes and listeners in JSX, typed.'],
        ['preact', 'Preact', 'Attributes and listeners in JSX, typed.'],
        ['server', 'On a server', 'Next, Nuxt, Lit: a box of the final size before a script runs.'],
      ]),
    ],
  },
  {
    label: 'Meeting systems',
    pages: pages('systems/', [
      ['immail', 'imMail Meet', 'In a frame, with a token that your server makes.'],
      ['pexip', 'Pexip', 'Its web app in a frame, its app by a link, or without a frame.'],
      ['eyeson', 'Eyeson', 'Permalinks, in a frame; held until the meeting runs.'],
      ['click-to-call', 'Click-to-call', 'A room, and a phone call that it places.'],
      ['jitsi', 'Jitsi Meet', 'Every command, query and event of its external API.'],
      ['whereby', 'Whereby', 'Every command and event of its element.'],
      ['google-meet', 'Google Meet', 'A link: it forbids frames.'],
      ['teams', 'Microsoft Teams', 'A link: it forbids frames.'],
      ['zoom', 'Zoom', 'A link: it forbids frames.'],
    ]),
  },
  {
    label: 'Guides',
    pages: [
      ...pages('', [
        ['native', 'Pexip without a frame', 'The element is the client; or the client alone.'],
        ['theming', 'Theming', 'Properties, parts and slots, to try on a meeting.'],
        ['security', 'Security', 'What the element does, what is left to you, policies to copy.'],
        ['migrating', 'Moving from an SDK', 'From an iframe, and from each vendor’s script.'],
        ['providers', 'A system of your own', 'One object: attributes, URL, messages.'],
        ['browsers', 'Browsers', 'Which, and how that is tested.'],
        ['limits', 'Bounds of the Pexip client', 'What it keeps, reads and tries again, at most.'],
        ['capabilities', 'Beside other meeting apps', 'What a native meeting has, with sources.'],
        ['comparison', 'Beside the vendors’ SDKs', 'Line by line, each with what shows it.'],
      ]),
      {
        path: 'simulator',
        source: 'demo/simulator/README.md',
        label: 'The simulated node',
        about: 'A Conferencing Node to develop against, with real media.',
      },
    ],
  },
  {
    label: 'Reference',
    pages: pages('', [
      ['attributes', 'Attributes', 'How they are written, and the element’s own.'],
      ['commands', 'Commands', 'Methods, invoker buttons, and what can go wrong.'],
      ['events', 'Events', 'What is told, with which detail.'],
      ['meeting', 'The life of a meeting', 'States, slots, what can be read, moving it.'],
      ['architecture', 'How it is made', 'Folders, layers, and the way of the data.'],
    ]),
  },
];

export const allPages: readonly Page[] = sections.flatMap(({ pages }) => pages);
