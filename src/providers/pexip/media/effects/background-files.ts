/**
 * Where the files of backgrounds lie. The build puts them beside its chunks and writes their names here, in the form that
 * bundlers of pages understand.
 */

/** The worker; TensorFlow Lite as WebAssembly and the script that starts it; the model that finds people. */
export const backgroundFiles = () => ({
  worker: new URL(/* @vite-ignore */ './background-worker.ts', import.meta.url).href,
  script: new URL(
    /* @vite-ignore */ '../../../../../node_modules/@twilio/video-processors/dist/build/tflite-simd-1-0-0.js',
    import.meta.url,
  ).href,
  wasm: new URL(
    /* @vite-ignore */ '../../../../../node_modules/@twilio/video-processors/dist/build/tflite-simd-1-0-0.wasm',
    import.meta.url,
  ).href,
  model: new URL(
    /* @vite-ignore */ '../../../../../node_modules/@twilio/video-processors/dist/build/selfie_segmentation_landscape.tflite',
    import.meta.url,
  ).href,
});
