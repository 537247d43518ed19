/** Attempts that the server makes at one delivery; those that are made by hand while it waits count among them. */
export const maxAttempts = 5;
