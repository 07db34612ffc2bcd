export { demandOpen, demandOrganiser, isOrganiser, mayManage, type Insider } from "../charter/index.ts";
export { accessCommunity, communityDoor, inCommunity, inCommunityEvenClosed } from "./door.ts";
