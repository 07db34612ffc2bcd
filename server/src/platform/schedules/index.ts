/**
 * Schedules: when something happens, again and again, in the time of a place.
 *
 * Owns `schedules` and `schedule_firings`. A module adds a schedule of a kind of its own and gives the handler of that
 * kind; a timekeeper on any node fires what is due by the clock that everything else goes by.
 *
 * Invariants: a schedule fires at most once for a time, and its handler's work commits with the record of it, over
 * restarts and any number of nodes; times that passed while no node ran are caught up as the schedule says. Source:
 * docs/adr/0009.
 */
export { addSchedule, changeSchedule, endSchedule, schedulesOf, type NewSchedule } from "./schedules.ts";
export type { Schedule, ScheduleKey } from "./schedule.ts";
export { createTimekeeper, onSchedule, type Firing, type ScheduleHandler, type Timekeeper } from "./fire.ts";
export { demandFires, nextTimes } from "./when.ts";
