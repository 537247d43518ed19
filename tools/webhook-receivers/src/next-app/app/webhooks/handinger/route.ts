import { handle } from '../../../../mounts/web.ts';

export { handle as POST };
