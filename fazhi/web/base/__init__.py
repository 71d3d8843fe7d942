"""What all faces share: page frame, forms made from acts, the one stylesheet."""
