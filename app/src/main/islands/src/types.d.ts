declare module "*.css";
declare module "dmn-js/lib/Viewer" {
  interface View {
    readonly id: string;
    readonly type: string;
    readonly element: { readonly id: string };
  }
  export default class Viewer {
    constructor(options: { container: HTMLElement });
    importXML(xml: string): Promise<unknown>;
    getViews(): View[];
    open(view: View): Promise<unknown>;
    destroy(): void;
  }
}
