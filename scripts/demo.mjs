// npm run demo: three communities to look at, with a clock that can be put forward; else as npm start.
process.argv.push("--demo");
await import("./start.mjs");
