/** What the view shows of a conference beside its state: layouts with drawings, splash screens, pictures, rooms. */
import type { MeetingError } from '../../../meeting/errors.ts';
import { isRefusal } from '../client/node-http.ts';
import type { PexipClient } from '../client/pexip-client.ts';
import type { PexipEventDetails, WireEventName } from '../client/wire-events.ts';
import { NewestPicture } from '../client/newest-picture.ts';
import type { BreakoutRoom, Layouts, Splash } from './model.ts';
import { isRecord } from '../../../wire/json-reader.ts';

const NO_LAYOUTS: Layouts = Object.freeze({ available: [], svgs: {}, current: '', shown: null });

/** The name that requests use for what a `layout` event says was requested. */
const requestedName = (requested: unknown): string => {
  if (typeof requested === 'string') return requested;
  const screen = isRecord(requested) ? requested.primary_screen : undefined;
  return isRecord(screen) && typeof screen.chair_layout === 'string' ? screen.chair_layout : '';
};

/** Nothing came back, or a node that is busy or broken: another time it may be there. */
const maySucceedLater = ({ code, status = 503 }: Partial<MeetingError>): boolean =>
  code === 'request-failed' && status >= 400 && !isRefusal(status);

export interface ExtrasHost {
  onChange(): void;
  /** The presentation comes as no stream. */
  wantsPictures(): boolean;
}

export class ConferenceExtras {
  readonly #client: PexipClient;
  readonly #host: ExtrasHost;
  #closed = false;
  #layouts = NO_LAYOUTS;
  #splash: Splash | null = null;
  #picture: string | null = null;
  readonly #pictures: NewestPicture;
  #rooms: readonly BreakoutRoom[] = Object.freeze([]);
  #roomsOf: unknown;
  /** Layouts are on their way, or there. */
  #asked = false;
  /** The role in which the node has none. */
  #refusedAs: string | undefined;
  /** Rises with each conference: what comes of one before is not shown. */
  #conferences = 0;
  /** Rises with each splash screen: what still loads of one before is not shown. */
  #splashes = 0;

  constructor(client: PexipClient, host: ExtrasHost) {
    this.#client = client;
    this.#host = host;
    this.#pictures = new NewestPicture({
      load: (id, signal) => client.presentation_jpeg({ id }, { signal }),
      onPicture: (picture) => {
        if (client.state.presentation) this.#setPicture(URL.createObjectURL(picture));
      },
    });
  }

  get layouts(): Layouts {
    return this.#layouts;
  }
  get splash(): Splash | null {
    return this.#splash;
  }
  /** URL of the presentation's newest picture. */
  get picture(): string | null {
    return this.#picture;
  }

  get breakouts(): readonly BreakoutRoom[] {
    const { breakouts } = this.#client.state;
    if (breakouts === this.#roomsOf) return this.#rooms;
    this.#roomsOf = breakouts;
    this.#rooms = Object.freeze(
      [...breakouts.values()].map(({ breakout_uuid, participant_uuid, participants, conference }) =>
        Object.freeze({
          id: breakout_uuid,
          name: conference.breakout_name ?? '',
          endTime: conference.end_time ?? 0,
          helpAsked: !!conference.breakoutbuzz?.value,
          // A host is in every room, to steer it; nobody else sees that.
          participants: [...participants.values()]
            .filter(({ uuid }) => uuid !== participant_uuid)
            .map(({ uuid, display_name = '' }) => ({ uuid, name: display_name })),
        }),
      ),
    );
    return this.#rooms;
  }

  /** Layouts and their drawings: asked for once a conference, by those who may choose, and again where nothing came. */
  load(): void {
    const { role, self } = this.#client.state;
    if (this.#asked || (role !== 'chair' && !self?.can_receive_personal_mix)) return;
    if (role === this.#refusedAs) return;
    this.#asked = true;
    const conference = this.#conferences;
    const isHere = () => conference === this.#conferences;
    this.#load(isHere).catch((error: unknown) => {
      if (!isHere()) return;
      this.#asked = false;
      // A node that has none offers none.
      if (!maySucceedLater(error as Partial<MeetingError>)) this.#refusedAs = role;
    });
  }

  onEvent(name: WireEventName, detail: unknown): void {
    if (name === 'layout') {
      const layout = detail as PexipEventDetails['layout'];
      this.#layouts = Object.freeze({
        ...this.#layouts,
        current: requestedName(layout.requested_layout) || (layout.view ?? ''),
        shown: layout,
      });
      this.load();
    }
    if (name === 'splash_screen')
      void this.#showSplash((detail as PexipEventDetails['splash_screen'])?.screen_key);
    if (name === 'presentation_frame' && this.#host.wantsPictures()) {
      const { id } = detail as PexipEventDetails['presentation_frame'];
      if (id) this.#pictures.want(id);
    }
    if (name === 'presentation_stop' || name === 'presentation_ended') this.#clearPicture();
  }

  /** Another conference. */
  reset(): void {
    this.#conferences += 1;
    this.#asked = false;
    this.#refusedAs = undefined;
    this.#layouts = NO_LAYOUTS;
    this.#splashes += 1;
    this.#clearPicture();
    this.#setSplash(null);
  }

  close(): void {
    this.#closed = true;
    this.#conferences += 1;
    this.#splashes += 1;
    this.#clearPicture();
    this.#setSplash(null);
  }

  #clearPicture(): void {
    this.#pictures.clear();
    this.#setPicture(null);
  }

  async #load(isHere: () => boolean): Promise<void> {
    const [available, svgs] = await Promise.all([
      this.#client.available_layouts({ annotate: true }),
      this.#client.layout_svgs(),
    ]);
    if (!isHere()) return;
    this.#layouts = Object.freeze({
      ...this.#layouts,
      available: available.map((layout) =>
        typeof layout === 'string' ? { name: layout, tags: [] } : layout,
      ),
      svgs,
    });
    this.#host.onChange();
  }

  #setPicture(url: string | null): void {
    if (this.#picture) URL.revokeObjectURL(this.#picture);
    this.#picture = url;
    if (!this.#closed) this.#host.onChange();
  }

  /** A splash screen as the theme draws it. */
  async #showSplash(key: string | undefined): Promise<void> {
    const splash = ++this.#splashes;
    if (!key) return this.#setSplash(null);
    const theme = await this.#client.theme().catch(() => null);
    const screen = isRecord(theme) ? theme[key] : undefined;
    if (splash !== this.#splashes) return;
    // One that the theme lacks is none, and takes the one before away.
    if (!isRecord(screen)) return this.#setSplash(null);
    const path = isRecord(screen.background) ? screen.background.path : undefined;
    const background =
      typeof path === 'string'
        ? await this.#client.theme_resource({ resource_path: path }).then(
            (blob) => URL.createObjectURL(blob),
            () => null,
          )
        : null;
    if (splash !== this.#splashes) {
      if (background) URL.revokeObjectURL(background);
      return;
    }
    const elements = (Array.isArray(screen.elements) ? screen.elements : [])
      .filter(isRecord)
      .map((element) => ({
        type: typeof element.type === 'string' ? element.type : '',
        ...(typeof element.text === 'string' && { text: element.text }),
        ...(typeof element.color === 'number' && { color: element.color }),
      }));
    this.#setSplash({ background, elements });
  }

  #setSplash(splash: Splash | null): void {
    if (this.#splash?.background) URL.revokeObjectURL(this.#splash.background);
    this.#splash = splash && Object.freeze(splash);
    if (this.#closed) {
      if (splash?.background) URL.revokeObjectURL(splash.background);
    } else this.#host.onChange();
  }
}
