/** What each framework does with the tag: render it, render it again with another name, take it away. */

export type Mount = (
  container: HTMLElement,
  props: {
    readonly provider: string;
    readonly address: string;
    readonly alias: string;
    readonly muteCamera: boolean;
  },
  onReady: (event: Event) => void,
) => { rename(name: string): void; unmount(): void };
