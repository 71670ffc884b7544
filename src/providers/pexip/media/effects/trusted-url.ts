/** Addresses of scripts for pages that require Trusted Types: those of this package's own files alone. */

interface Policy {
  createScriptURL(url: string): unknown;
}
interface Policies {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): Policy;
}

/** The page allows it by its name: `trusted-types meeting-embed`. */
const POLICY = 'meeting-embed';

let policy: Policy | undefined;

/** @throws {TypeError} The page does not allow the policy. */
export const trustedUrl = (url: string): string => {
  const { trustedTypes }: typeof globalThis & { readonly trustedTypes?: Policies } = globalThis;
  policy ??= trustedTypes?.createPolicy(POLICY, { createScriptURL: (own) => own });
  // A TrustedScriptURL, which the DOM's types take for a string.
  return (policy?.createScriptURL(url) ?? url) as string;
};
