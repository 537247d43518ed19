/** `setTimeout` takes no longer delay than this, in milliseconds; a longer one would fire at once. */
export const longestTimer = 2_147_483_647;
