/** Commands for whoever runs an instance. */
export const instanceCommands = [
  "backup",
  "restore",
  "doctor",
  "audit",
  "organiser-link",
  "distribute",
] as const;
export type InstanceCommand = (typeof instanceCommands)[number];
