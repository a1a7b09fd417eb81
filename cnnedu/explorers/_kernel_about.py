"""What each kernel that is known by name looks for, in a sentence."""

__all__ = ["ABOUT_KERNELS"]

ABOUT_KERNELS = {
    "identity": "Only the middle counts: the map is the picture.",
    "vertical_edge": "Dark on the left, bright on the right: upright edges. Prewitt’s kernel.",
    "horizontal_edge": "Dark above, bright below: level edges. Prewitt’s kernel.",
    "sobel_x": "Dark on the left, bright on the right: upright edges, the nearest row counting double.",
    "sobel_y": "Dark above, bright below: level edges, the nearest column counting double.",
    "laplacian": "The middle against its four neighbours: any sudden change, whatever its direction.",
    "ridge": "The middle against all eight neighbours: thin lines and points.",
    "sharpen": "The picture plus what sets each pixel apart from its neighbours.",
    "emboss": "Light from the lower right: the picture seems to be pressed into metal.",
    "box_blur": "The mean of nine pixels: fine detail goes.",
    "gaussian_blur": "A mean in which near pixels count more: a softer blur.",
    "box_blur_5": "The mean of 25 pixels.",
    "gaussian_blur_5": "The small Gaussian applied twice.",
    "gaussian_blur_7": "The small Gaussian applied three times.",
    "motion_blur": "The mean along a rising diagonal: the camera has moved.",
    "spot": "Bright in the middle, dark around it: spots of about three pixels.",
    "gabor_upright": "An upright stripe with dark sides. The first layers of trained networks learn filters like this.",
    "gabor_level": "A level stripe with dark sides. The first layers of trained networks learn filters like this.",
    "gabor_falling": "A stripe that falls to the right. The first layers of trained networks learn filters like this.",
    "gabor_rising": "A stripe that rises to the right. The first layers of trained networks learn filters like this.",
}
