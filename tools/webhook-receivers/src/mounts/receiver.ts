import { receiverFor } from './receiver-for.ts';

/** The receiver of every app here, with its memory as the store. */
export const receiver = receiverFor();
