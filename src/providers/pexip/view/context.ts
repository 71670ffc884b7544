/** What every piece of the view draws from, and the view's own state: what is open, and where one looks. */
import type { nothing, TemplateResult } from 'lit-html';
import type { ControlName } from '../native/control-names.ts';
import type { ActionName, MeetingActions, MeetingModel, RosterEntry } from '../native/model.ts';
import type { RosterOrder } from './roster-order.ts';
import type { Corner } from './stage-plan.ts';
import type { Language } from './native-language.ts';

export type PanelName =
  'people' | 'chat' | 'manage' | 'layout' | 'dial' | 'rooms' | 'devices' | 'statistics';

/** What is open above the view, and the control that opened it: focus goes back there. */
export type Overlay = { readonly anchor: HTMLElement } & (
  | { readonly kind: 'more' | 'leave' | 'end' | 'create-room' | 'shortcuts' }
  | {
      readonly kind: 'participant' | 'disconnect' | 'transfer' | 'keypad' | 'camera';
      readonly uuid: string;
      readonly name: string;
    }
);

/** What loads with the first panel, but people, or with the first dialog. */
interface Seldom {
  readonly panels: {
    readonly [K in Exclude<PanelName, 'people'>]: (context: Context) => TemplateResult;
  };
  dialog(context: Context): TemplateResult | typeof nothing;
}

/** What is switched beside the view's own tree. */
export type Companion = 'fullscreen' | 'floating';

export interface Ui {
  readonly panel: PanelName | null;
  readonly menu: Overlay | null;
  readonly dialog: Overlay | null;
  /** How main video and presentation share the stage. */
  readonly stage: 'beside' | 'presentation' | 'main';
  /** The meeting has the whole screen. */
  readonly fullscreen: boolean;
  /** The meeting is in a small window, too. */
  readonly floating: boolean;
  /** Unmuted for as long as the space bar is held. */
  readonly talking: boolean;
  readonly selfHidden: boolean;
  readonly selfSmall: boolean;
  readonly selfCorner: Corner;
  /** The layouts on offer are for oneself, not for everyone. */
  readonly layoutForMe: boolean;
  /** The browser does not play without a click. */
  readonly playbackRefused: boolean;
  readonly filter: string;
  /** Whom messages go to, by the name they had when they were chosen; null: everyone. */
  readonly chatTo: { readonly uuid: string; readonly name: string } | null;
  /** What is typed in the chat and has not been sent. */
  readonly draft: string;
  /** Messages up to this id have been seen. */
  readonly readTo: number;
  /** Digits sent from the keypad that is open. */
  readonly digits: string;
  /** The message of an action that failed; it goes by itself. */
  readonly failure: string;
  readonly rosterTop: number;
  readonly rosterHeight: number;
}

export type UiChange = Partial<Ui> | ((ui: Ui) => Partial<Ui>);

export interface Context extends Language {
  readonly model: MeetingModel;
  readonly ui: Ui;
  readonly order: RosterOrder;
  /** What has the focus where nothing else has it. */
  readonly home: HTMLElement;
  /** Whether keys work while the focus is in the meeting. */
  readonly shortcuts: boolean;
  may(action: ActionName): boolean;
  /** Whether the page wants this control. */
  has(control: ControlName): boolean;
  toggle(companion: Companion): void;
  /** Asks for it, and shows why it failed. @returns Whether it was taken. */
  run<K extends ActionName>(action: K, ...args: Parameters<MeetingActions[K]>): Promise<boolean>;
  /** Asks for what nobody has clicked: a failure is told to nobody. @returns Whether it was taken. */
  ask<K extends ActionName>(action: K, ...args: Parameters<MeetingActions[K]>): Promise<boolean>;
  /** Panels and dialogs that load with the first of them; undefined: on their way. */
  seldom(): Seldom | undefined;
  /**
   * Changes the view's own state; then focus goes to `focus`, a selector or an element. A function is given the state
   * of the moment: `ui` is what it was when this was drawn.
   */
  show(change: UiChange, focus?: string | HTMLElement): void;
}

export const nameOf = ({ text }: Pick<Context, 'text'>, entry: RosterEntry | undefined): string =>
  entry?.overlay_text || entry?.display_name || entry?.uri || text.unknownName;

/** Whether one is in the meeting, or on the way back into it. */
export const isInside = (model: MeetingModel | undefined): boolean =>
  model?.status === 'joined' || model?.status === 'reconnecting';
