const unreachable = new Set(['EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'EADDRNOTAVAIL']);

/** What an execution says of a request that got no answer. It names the system's code, and never the token. */
export function failureSentence(error: Error): string {
  const { code = error.name } = error as NodeJS.ErrnoException;
  if (code === 'ECONNREFUSED') {
    return `Nothing listens at the address: the connection was refused (${code}). Check that the receiver runs, and its port.`;
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return `The name of the host could not be resolved (${code}). Check the webhook's URL.`;
  }
  if (unreachable.has(code)) return `The host could not be reached (${code}).`;
  if (isOfTls(code)) {
    return `No secure connection could be made (${code}). Check the receiver's certificate, and that the address is one for https.`;
  }
  if (code.startsWith('HPE_')) return `The answer was no valid HTTP (${code}).`;
  return `The connection broke before the receiver had answered (${code}). Whether it got the delivery is not known.`;
}

function isOfTls(code: string): boolean {
  return /^(ERR_TLS|ERR_SSL|CERT_|EPROTO|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH)/.test(code);
}
