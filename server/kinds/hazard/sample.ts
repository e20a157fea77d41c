import type { Sample } from '../sample'

export const sample: Sample = { after: ['zone', 'enterprise'], draw: () => ({ files: {}, sources: [] }) }
