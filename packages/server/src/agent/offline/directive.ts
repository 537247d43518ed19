/** What an input tells the offline model to do. The syntax stands in the agent's README. */
export type Directive =
  /** Wait. */
  | { name: 'delay'; milliseconds: number }
  /** Say this many tokens, in place of the usual answer. */
  | { name: 'tokens'; count: number }
  /** Wait so long before each token of the turn. */
  | { name: 'pace'; milliseconds: number }
  /** Call a tool, in a step of its own. */
  | { name: 'tool'; toolName: string; input: unknown }
  /** Cite a source. */
  | { name: 'source'; url: string; title: string | null }
  /** Fail with this sentence. */
  | { name: 'error'; message: string }
  /** End the turn as aborted. */
  | { name: 'abort' }
  /** Give an object that does not validate, this many times. */
  | { name: 'violate-schema'; times: number };
