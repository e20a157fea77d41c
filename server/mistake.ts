/** A mistake of whoever calls or configures: its message is enough, a stack would only hide it. */
export class Mistake extends Error {}
