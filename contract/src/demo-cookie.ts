/**
 * The name of the cookie whose presence tells the web app, before it has asked anything, that this may be a demo. By
 * itself, so that the first screen loads no more than a name.
 */
export const DEMO_COOKIE = "kith-demo";
