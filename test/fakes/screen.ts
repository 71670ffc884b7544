/** A whole screen for one element. The browser's own is one, and other tests are at work beside this one. */

/** From now on, what asks for the screen or gives it back gets this one. */
export const pretendScreen = (element: HTMLElement) => {
  /** What was asked for; of a request, whether a click or a key was behind it. */
  const calls: string[] = [];
  const change = () => document.dispatchEvent(new Event('fullscreenchange'));
  element.requestFullscreen = async () => {
    calls.push(`request, ${navigator.userActivation?.isActive ?? true}`);
    Object.defineProperty(document, 'fullscreenElement', { configurable: true, value: element });
    change();
  };
  document.exitFullscreen = async () => {
    calls.push('exit');
    Reflect.deleteProperty(document, 'fullscreenElement');
    change();
  };
  return {
    calls,
    restore() {
      Reflect.deleteProperty(document, 'exitFullscreen');
      Reflect.deleteProperty(document, 'fullscreenElement');
      Reflect.deleteProperty(element, 'requestFullscreen');
    },
  };
};
