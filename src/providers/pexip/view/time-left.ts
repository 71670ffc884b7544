/** The time until a room closes, as a clock shows it. */

const two = (value: number): string => String(value).padStart(2, '0');

/** @param endTime Unix time in s. @param now Unix time in ms. */
export const timeLeft = (endTime: number, now = Date.now()): string => {
  const left = Math.max(0, Math.ceil(endTime - now / 1000));
  const [hours, minutes, seconds] = [
    Math.floor(left / 3600),
    Math.floor(left / 60) % 60,
    left % 60,
  ];
  return hours ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
};
