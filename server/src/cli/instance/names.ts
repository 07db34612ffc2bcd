/** Commands for whoever runs an instance. */
export const instanceCommands = ["backup", "restore", "doctor", "audit"] as const;
export type InstanceCommand = (typeof instanceCommands)[number];
