/**
 * How far the judging is once a stage is done: measured on talks of ten thousand to a million messages. What
 * follows the last is trying how firm the verdict is.
 */
export const shareAfter: Readonly<Record<string, number>> = {
  talk: 0.13,
  reading: 0.2,
  links: 0.43,
  labels: 0.5,
  study: 0.54,
  commonSubject: 0.57,
  mesh: 0.62,
};
