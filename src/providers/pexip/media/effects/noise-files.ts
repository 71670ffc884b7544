/**
 * Where the files of noise suppression lie. The build puts them beside its chunks and writes their names here, in the form that
 * bundlers of pages understand.
 */

/** RNNoise: the worklet, and the WebAssembly with and without SIMD. */
export const noiseFiles = () => ({
  worklet: new URL(
    /* @vite-ignore */ '../../../../../node_modules/@sapphi-red/web-noise-suppressor/dist/rnnoise/workletProcessor.js',
    import.meta.url,
  ).href,
  url: new URL(
    /* @vite-ignore */ '../../../../../node_modules/@sapphi-red/web-noise-suppressor/dist/rnnoise.wasm',
    import.meta.url,
  ).href,
  simdUrl: new URL(
    /* @vite-ignore */ '../../../../../node_modules/@sapphi-red/web-noise-suppressor/dist/rnnoise_simd.wasm',
    import.meta.url,
  ).href,
});
