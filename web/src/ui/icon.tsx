/** Line icons, 24 × 24, stroke 1.6. Always beside a word, or inside something that has a name. */
const paths = {
  back: "M14.5 5.5 8 12l6.5 6.5",
  down: "m6 9.5 6 6 6-6",
  file: "M6 3.5h8.5L18.5 8v12.5H6zM14 3.5V8.5h4.5M9 13h6.5M9 16.5h4",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  whole: "M9 4.500H4.500V9M15 4.500h4.500V9M19.500 15v4.500H15M9 19.500H4.500V15",
  folder: "M3.5 6h6l2 2.5h9v10h-17z",
  check: "m5 12.5 4.5 4.5L19 7.5",
  close: "m6 6 12 12M18 6 6 18",
  keep: "M12 4.500V15M8 11l4 4 4-4M5.500 19.500h13",
  today: "M5 4.500h14v15H5zM8.500 9h7M8.500 13h4",
  talk: "M4 5.500h16v10.500h-8.500L7 19.500V16H4z",
  people:
    "M7 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM17 13a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM9 10.300c1.200 2.600 3.200 1 4 2.600.4.8.8 1.100 1.500 1.400",
  health:
    "M6 4a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM18 5a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM12 16a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM8 6.200l8 .6M7 7.800l4.200 8.400M17 8.800l-4.200 7.400",
  carriers: "M4 7.500h16v9H4zM8 20h8M12 16.500V20",
  gate: "M4 4.500h16v15H4zM12 4.500v15",
  stay: "M12 4.500v15M5.500 7.500h13M5.500 7.500 3 13.500a2.500 2.500 0 0 0 5 0zM18.500 7.500 16 13.500a2.500 2.500 0 0 0 5 0zM8.500 19.500h7",
  imports: "M12 4v10.500M8 10.500l4 4 4-4M4.500 14.500v5h15v-5",
  search: "M11 5a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM15.500 15.500 20 20",
  reply: "M10 7l-5 5 5 5M5.500 12H15a4 4 0 0 1 4 4v2",
  shield: "M12 3.500l7 2.500v5.500c0 4.500-3 7.500-7 9-4-1.500-7-4.500-7-9V6zM8.800 12l2.400 2.400 4-4.400",
  next: "M9.500 5.500 16 12l-6.500 6.500",
  more: "M6 11.400a.6.6 0 1 0 0 1.200.6.6 0 0 0 0-1.200zM12 11.400a.6.6 0 1 0 0 1.200.6.6 0 0 0 0-1.200zM18 11.400a.6.6 0 1 0 0 1.200.6.6 0 0 0 0-1.200z",
  bell: "M6.500 16.500V10.500a5.500 5.500 0 0 1 11 0v6l1.500 1.500H5zM10 20.500h4",
  moon: "M19 14.200A7.500 7.500 0 1 1 9.800 5a6 6 0 0 0 9.200 9.200z",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.800v1.700M12 19.500v1.700M2.800 12h1.700M19.500 12h1.700M5.500 5.500l1.200 1.200M17.300 17.300l1.200 1.200M18.500 5.500l-1.200 1.200M6.700 17.300l-1.200 1.200",
} as const;

export type IconName = keyof typeof paths;

interface IconProps {
  readonly name: IconName;
  readonly className?: string;
}

export function Icon({ name, className = "size-[22px]" }: IconProps) {
  return (
    <svg
      viewBox="0 0 24 24"
      className={`block flex-none fill-none stroke-current stroke-[1.6] [stroke-linecap:round] [stroke-linejoin:round] ${className}`}
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
