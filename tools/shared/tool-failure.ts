/** A fault that the person at the terminal can fix. Its message is printed without a stack, and the command ends with 2. */
export class ToolFailure extends Error {}
