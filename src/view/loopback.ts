/** Whether a page is on the machine of whoever reads it: who sees an error there is probably who can mend it. */
export const isLoopback = (hostname: string): boolean =>
  /^(.+\.)?localhost$|^127(\.\d{1,3}){3}$|^\[::1\]$/.test(hostname);
