/** A schema as workers have it. */
export const verdictSchema = {
  type: 'object',
  properties: { verdict: { enum: ['supported', 'unverified'] }, summary: { type: 'string' } },
  required: ['verdict', 'summary'],
  additionalProperties: false,
};
