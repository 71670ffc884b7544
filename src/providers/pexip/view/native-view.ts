/** The view of a native meeting: draws snapshots in a shadow root, and asks for what people click. */
import { nothing, render } from 'lit-html';
import type { MeetingError } from '../../../meeting/errors.ts';
import { Announcer } from './announcer.ts';
import { stopCamera } from './camera-motion.ts';
import { Companions } from './companions.ts';
import { isInside, type Context, type UiChange } from './context.ts';
import { isFullscreen } from './fullscreen.ts';
import { initialUi, resetUi } from './initial-ui.ts';
import { failureWords, troubleWords } from './failure-words.ts';
import type { Controls } from '../native/control-names.ts';
import { Door } from './prejoin/door.ts';
import { LazyPart } from './lazy-part.ts';
import { onClickOutside, openOverlays } from './menu.ts';
import { Notices } from './notices.ts';
import type { ActionName, MeetingActions, MeetingModel } from '../native/model.ts';
import type { DrawEnd, MeetingView, ModelSource, ViewOptions } from '../native/view-contract.ts';
import { pageLanguage } from '../../../view/languages.ts';
import { RosterHeight } from './roster-height.ts';
import { RosterOrder } from './roster-order.ts';
import { seldomCode } from './seldom-code.ts';
import { Sheets } from './sheets.ts';
import { shell, type News } from './shell.ts';
import { styles } from './styles/styles.ts';
import { readLanguage, type Language } from './native-language.ts';
import { ViewFocus } from './view-focus.ts';

/** Where the page draws no frames (in the background), sound must start all the same. */
const FRAME_MAX_MS = 200;
/** How long the message of a failed action stays. */
const FAILURE_MS = 10_000;

class View implements MeetingView {
  readonly #source: ModelSource;
  readonly #actions: MeetingActions;
  readonly #controls: Controls;
  readonly #shortcuts: boolean;
  readonly #companions: Companions;
  readonly #container = document.createElement('div');
  readonly #focus: ViewFocus;
  readonly #closing = new AbortController();
  readonly #announcer = new Announcer((text) => {
    this.#news = { text };
    this.#schedule();
  });
  readonly #notices = new Notices(
    () => this.#schedule(),
    (sentence) => this.#announcer.add(sentence),
  );
  readonly #seldom = new LazyPart(
    seldomCode,
    () => this.#show({}),
    () => {
      const failure = this.#language!.text.notices.partMissing;
      this.#show({ failure, panel: null, dialog: null });
    },
  );
  readonly #rosterHeight = new RosterHeight(this.#container, (rosterHeight) => {
    if (rosterHeight !== this.#ui.rosterHeight) this.#show({ rosterHeight });
  });
  readonly #sheets: Sheets;
  readonly #unsubscribe: () => void;
  #door: Door | undefined;
  #language: Language | undefined;
  #order = new RosterOrder('en');
  #ui = initialUi;
  #news: News = { text: '' };
  #status: MeetingModel['status'] | undefined;
  #frame = 0;
  #late: ReturnType<typeof setTimeout> | undefined;
  #clock: ReturnType<typeof setTimeout> | undefined;
  #failing: ReturnType<typeof setTimeout> | undefined;

  constructor(
    root: ShadowRoot,
    source: ModelSource,
    actions: MeetingActions,
    {
      controls = 'all',
      shortcuts = true,
      wakeLock = true,
      prejoin = false,
      lang,
      dir,
      title,
    }: ViewOptions,
  ) {
    this.#focus = new ViewFocus(root, this.#container);
    this.#sheets = new Sheets(root);
    this.#source = source;
    this.#actions = actions;
    this.#controls = controls;
    this.#shortcuts = shortcuts && controls !== 'none';
    const container = this.#container;
    // A meeting before may have had the screen.
    this.#ui = { ...initialUi, fullscreen: isFullscreen(root.host) };
    container.className = 'view';
    container.part.add('view');
    container.role = 'region';
    if (dir) container.dir = dir;
    this.#sheets.add(styles.styleSheet!);
    root.append(container);
    const { signal } = this.#closing;
    this.#companions = new Companions(
      root.host,
      container,
      { shortcuts: this.#shortcuts, wakeLock },
      signal,
    );
    onClickOutside(
      container,
      () => this.#ui.menu,
      () => this.#show({ menu: null }),
      signal,
    );
    this.#unsubscribe = source.subscribe(() => this.#schedule());
    const adopt = (language: Language) => {
      if (signal.aborted) return;
      this.#language = language;
      // In the same language, whatever else it has.
      if (prejoin) this.#door = new Door(root, language.lang, () => this.#schedule());
      this.#order = new RosterOrder(language.lang);
      container.lang = language.lang;
      container.ariaLabel = title || language.text.meeting;
      this.#draw();
      // Nobody was there to tell it yet.
      const { error } = source.model;
      if (error) this.report(error);
    };
    const language = readLanguage(lang || pageLanguage(root));
    if (language instanceof Promise) language.then(adopt);
    else adopt(language);
  }

  report(error: MeetingError): void {
    const { model } = this.#source;
    const text = this.#language && troubleWords(error, model, this.#language.text);
    if (!text) return;
    // At the door there are no notices.
    if (isInside(model)) this.#notices.report(error, model, text);
    else {
      // Several may come at once: of a window, of a camera.
      const said = new Set([this.#ui.failure, text].filter(Boolean));
      this.#show({ failure: [...said].join(' ') });
    }
  }

  close(): void {
    if (this.#closing.signal.aborted) return;
    this.#closing.abort();
    this.#unsubscribe();
    stopCamera();
    this.#companions.close();
    this.#announcer.close();
    this.#notices.close();
    this.#door?.close();
    this.#rosterHeight.close();
    cancelAnimationFrame(this.#frame);
    for (const timer of [this.#late, this.#clock, this.#failing]) clearTimeout(timer);
    if (this.#ui.panel === 'statistics') this.#watch(false);
    // Directives let go of their streams.
    render(nothing, this.#container);
    this.#container.remove();
    this.#sheets.close();
  }

  #show(wanted: UiChange, focus?: string | HTMLElement): void {
    if (this.#closing.signal.aborted) return;
    const before = this.#ui;
    const change = typeof wanted === 'function' ? wanted(before) : wanted;
    this.#ui = { ...before, ...change };
    if (focus) this.#focus.want(focus);
    if (before.panel !== this.#ui.panel) {
      if (before.panel === 'statistics') this.#watch(false);
      if (this.#ui.panel === 'statistics') this.#watch(true);
      if (this.#ui.panel !== 'people') this.#ui = { ...this.#ui, filter: '', rosterTop: 0 };
    }
    if ('dialog' in change && !change.dialog) stopCamera();
    if (change.failure !== undefined) {
      clearTimeout(this.#failing);
      if (change.failure) this.#failing = setTimeout(() => this.#show({ failure: '' }), FAILURE_MS);
    }
    // The field has it already; with the next drawing it is told the same.
    if (change.draft && Object.keys(change).length === 1) return;
    // The view's own state at once: what a click opens has the focus before the next key.
    if (change.rosterTop === undefined) this.#draw();
    else this.#schedule();
  }

  #watch(watching: boolean): void {
    this.#actions.watchStatistics({ watching }).catch(() => {}); // Then it goes on measuring.
  }

  async #ask<K extends ActionName>(
    action: K,
    ...args: Parameters<MeetingActions[K]>
  ): Promise<boolean> {
    return (this.#actions[action] as (...args: unknown[]) => Promise<unknown>)(...args).then(
      () => true,
      () => false,
    );
  }

  async #run<K extends ActionName>(
    action: K,
    ...args: Parameters<MeetingActions[K]>
  ): Promise<boolean> {
    try {
      await (this.#actions[action] as (...args: unknown[]) => Promise<unknown>)(...args);
      return true;
    } catch (error) {
      this.#show({ failure: failureWords(error, this.#language!.text) });
      return false;
    }
  }

  /** Draws with the next frame, however often it is called. */
  #schedule(): void {
    if (this.#frame || !this.#language || this.#closing.signal.aborted) return;
    this.#frame = requestAnimationFrame(() => this.#draw());
    this.#late = setTimeout(() => this.#draw(), FRAME_MAX_MS);
  }

  #draw(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#late);
    this.#frame = 0;
    if (!this.#language || this.#closing.signal.aborted) return;
    const { model } = this.#source;
    if (model.status !== this.#status) {
      this.#status = model.status;
      if (!isInside(model)) {
        if (this.#ui.panel === 'statistics') this.#watch(false);
        if (this.#ui.dialog?.kind === 'camera') stopCamera();
        this.#ui = resetUi(this.#ui);
      }
    }
    if (this.#ui.panel === 'chat')
      this.#ui = { ...this.#ui, readTo: model.messages.at(-1)?.id ?? this.#ui.readTo };
    const context: Context = {
      ...this.#language,
      model,
      ui: this.#ui,
      order: this.#order,
      home: this.#container,
      shortcuts: this.#shortcuts,
      may: (action) => model.may.has(action),
      has: (control) => this.#controls === 'all' || this.#controls.includes(control),
      seldom: () => {
        const part = this.#seldom.get();
        if (part) this.#sheets.add(part.sheet);
        return part;
      },
      toggle: (companion) => this.#companions.toggle(companion),
      run: (...action) => this.#run(...action),
      ask: (...action) => this.#ask(...action),
      show: (...change) => this.#show(...change),
    };
    const log = this.#container.querySelector('.messages');
    const atEnd = !log || log.scrollHeight - log.scrollTop - log.clientHeight < 40;
    this.#notices.update(context);
    const notices = this.#notices.render(context);
    const greenRoom = this.#door?.render(context);
    const controls = this.#controls !== 'none';
    this.#focus.note();
    render(shell(context, this.#news, controls, notices, greenRoom), this.#container);
    this.#companions.update(context);
    this.#announcer.update(context);
    this.#rosterHeight.update();
    if (atEnd) this.#container.querySelector('.messages')?.scrollTo({ top: 1e9 });
    openOverlays(this.#container, this.#ui);
    // At the door, what is to have it is not there yet.
    if (!this.#door?.isLoading) this.#focus.move(model, this.#seldom.isLoading);
    this.#focus.keep();
    this.#tick(model);
  }

  /** Clocks that run down are drawn every second. */
  #tick({ conference, breakouts }: MeetingModel): void {
    clearTimeout(this.#clock);
    if (
      conference.breakout?.endTime ||
      (this.#ui.panel === 'rooms' && breakouts.some((room) => room.endTime))
    )
      this.#clock = setTimeout(() => this.#draw(), 1000);
  }
}

/** Shows a meeting in a shadow root, until it is closed. */
export const openView = (
  root: ShadowRoot,
  source: ModelSource,
  actions: MeetingActions,
  options: ViewOptions = {},
): MeetingView => new View(root, source, actions, options);

/** What is shown once the meeting is over. */
export const loadEnd = async (): Promise<DrawEnd> => (await import('./end-card.ts')).drawEnd;
