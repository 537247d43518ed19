/** Who a request acts for: a key's organization, with the permissions of the user who made the key. */
export interface Principal {
  readonly keyId: string;
  readonly organizationId: string;
  readonly userId: string;
}
