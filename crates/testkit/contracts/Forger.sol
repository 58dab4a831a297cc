// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity ^0.8.28;

/// Writes logs that begin like a Transfer and are none.
contract Forger {
    bytes32 private constant TRANSFER = keccak256("Transfer(address,address,uint256)");

    function fourTopics(address to, uint256 amount) external {
        bytes32 topic = TRANSFER;
        assembly {
            mstore(0, amount)
            log4(0, 32, topic, caller(), to, amount)
        }
    }

    function longData(address to, uint256 amount) external {
        bytes32 topic = TRANSFER;
        assembly {
            mstore(0, amount)
            mstore(32, amount)
            log3(0, 64, topic, caller(), to)
        }
    }

    function noData(address to) external {
        bytes32 topic = TRANSFER;
        assembly {
            log3(0, 0, topic, caller(), to)
        }
    }

    function dirtyAddress(address to, uint256 amount) external {
        bytes32 topic = TRANSFER;
        assembly {
            mstore(0, amount)
            log3(0, 32, topic, caller(), or(to, shl(248, 1)))
        }
    }

    /// An honest shape with the value zero, as address poisoning uses it.
    function zero(address to) external {
        bytes32 topic = TRANSFER;
        assembly {
            mstore(0, 0)
            log3(0, 32, topic, caller(), to)
        }
    }
}
