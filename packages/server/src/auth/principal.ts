/** Who a request acts for: a key's organization, with the permissions of the user who made the key. */
export interface Principal {
  readonly keyId: string;
  readonly organizationId: string;
  readonly userId: string;
  /** What the tasks that it starts were triggered by: `api` by a key, `ui` by somebody who signed in to the dashboard. */
  readonly triggeredBy: 'api' | 'email' | 'schedule' | 'ui';
}
