// Return for each element that shows text of its own its name and the contrast of that text, after WCAG 2.2.
() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const linear = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const luminance = ([red, green, blue]) =>
    0.2126 * linear(red / 255) + 0.7152 * linear(green / 255) + 0.0722 * linear(blue / 255);
  const behind = (node) => {
    for (let at = node; at; at = at.parentElement ?? at.getRootNode().host) {
      const colour = rgba(getComputedStyle(at).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255];
  };
  const shadow = document.querySelector("brief-wijzer")?.shadowRoot;
  const nodes = [...document.querySelectorAll("body *"), ...(shadow?.querySelectorAll("*") ?? [])];
  const shown = nodes.filter((node) => node.checkVisibility() && !node.matches(".unseen, noscript"));
  const texts = shown.filter((node) => [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()));
  return texts.map((node) => {
    const pair = [rgba(getComputedStyle(node).color), behind(node)].map(luminance);
    return [node.className || node.localName, (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05)];
  });
};
