/** What an execution says of an answer that is no 2xx. */
export function statusSentence(status: number): string {
  const answered = `The receiver answered ${status}`;
  if (status === 410) return `${answered}: it wants no more of this, and the delivery is not tried again.`;
  if (status >= 300 && status < 400) {
    return `${answered}, a redirect. Redirects are not followed: set the address that it leads to as the webhook's URL.`;
  }
  return `${answered}. Only a 2xx says that it has the delivery.`;
}
