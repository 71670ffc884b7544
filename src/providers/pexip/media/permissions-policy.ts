/** What the page itself may use: a policy refuses before the browser asks anybody, and in the same words as a person. */

/** As `Permissions-Policy` and `allow` spell them. */
export type Feature = 'camera' | 'microphone' | 'display-capture';

interface FeaturePolicy {
  allowsFeature(feature: string): boolean;
}

/** Where the browser says so: Chromium does. */
const isForbidden = (feature: Feature): boolean =>
  (
    globalThis.document as { featurePolicy?: FeaturePolicy } | undefined
  )?.featurePolicy?.allowsFeature(feature) === false;

/** The end of a sentence about a refusal: why, where it was nobody's choice. */
export const because = (feature: Feature): string =>
  isForbidden(feature)
    ? `: the page has no ${feature} by its Permissions-Policy, or by the \`allow\` of the frame it is in.`
    : '.';
