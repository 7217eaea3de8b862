/** What the person at the terminal can mend: printed as it is, without a stack, and the command ends with 2. */
export class ToolFailure extends Error {}
