/** Signing in with an identity provider, in a window of its own. */

/** Leads a window that is still empty on, without telling where its opener is: the URL may be logged. */
const leadTo = (url: string, popup: Window): void => {
  const link = popup.document.createElement('a');
  link.href = url;
  link.referrerPolicy = 'no-referrer';
  popup.document.body.append(link);
  link.click();
};

/**
 * Signs in with an identity provider in a window of its own. Its way back, on the node, sends
 * `{ result: 'success', token }` to its opener: without `opener` nobody would hear of it.
 * @returns The token, undefined where the window was closed, or `blocked` where the browser allowed none.
 */
export const signIn = (redirectUrl: string, signal: AbortSignal): Promise<string | undefined> =>
  new Promise((resolve) => {
    const popup = open('', '_blank', 'popup,width=600,height=700');
    if (!popup) return resolve('blocked');
    const finish = (token?: string) => {
      removeEventListener('message', onMessage);
      signal.removeEventListener('abort', onAbort);
      clearInterval(timer);
      popup.close();
      resolve(token);
    };
    // The window may pass through any origin of the provider's: only what it is counts, not where it is.
    const onMessage = ({ source, data }: MessageEvent) => {
      if (source !== popup) return;
      if (data?.result === 'success' && typeof data.token === 'string') finish(data.token);
      else if (data?.result === 'failure') finish();
    };
    const onAbort = () => finish();
    // A closed window says nothing. Its last message may come after it is seen to be closed: once is not enough.
    let wasClosed = false;
    const timer = setInterval(() => {
      if (popup.closed && wasClosed) finish();
      wasClosed = popup.closed;
    }, 500);
    addEventListener('message', onMessage);
    signal.addEventListener('abort', onAbort);
    leadTo(redirectUrl, popup);
  });
