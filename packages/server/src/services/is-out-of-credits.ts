/** Whether an organization with so much left may start no further turn; null is no limit. */
export function isOutOfCredits(credits: number | null): boolean {
  return credits !== null && credits <= 0;
}
