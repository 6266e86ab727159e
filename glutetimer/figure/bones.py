"""How long the bones are, as parts of the body's height.

After Drillis and Contini (1966), as drawn in Winter, Biomechanics and Motor Control of Human Movement (2009), figure
4.1 (a study). What that figure does not give is chosen by eye and says so.
"""

THIGH = 0.245
SHANK = 0.246
ANKLE = 0.039
"""From the sole up."""
HEEL = 0.040
"""From under the ankle back to the heel, on which the foot rolls with its toes up (by eye)."""
BALL = 0.075
"""From under the ankle on to the ball, on which it rolls with its heel up (by eye)."""
TOES = 0.037
"""From the ball on: a foot is 0.152 long."""

UPPER_ARM = 0.186
FOREARM = 0.146
HAND = 0.090
"""With bent fingers (by eye; straight ones reach to 0.108)."""

LUMBAR = 0.125
THORAX = 0.163
"""From the line of the hips to the waist, and on to the line of the shoulders: 0.288; where it bends is by eye."""
NECK = 0.052
HEAD = 0.130

HIP = 0.052
SHOULDER = 0.112
"""From the midline to the joints' middles (by eye)."""
