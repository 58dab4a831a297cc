// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// Moves tokens of the caller twice in one transaction. The caller approves first.
contract MultiSend {
    function twice(IERC20 token, address to, uint256 first, uint256 second) external {
        require(token.transferFrom(msg.sender, to, first));
        require(token.transferFrom(msg.sender, to, second));
    }
}
