/**
 * What the dashboard's page may do (Content Security Policy Level 3): run its own scripts and talk to its own server. Images
 * may be of files that it holds already. Styles may be inline, since the code editor puts its own into the page.
 */
const policy = [
  "default-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
];

/** Sent with every file of the dashboard. */
export const pageHeaders = {
  'content-security-policy': policy.join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};
